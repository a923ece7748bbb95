// The widget: a classic script that any site can put on its pages.
import { defineConfig } from "vite";
import { yaml } from "./yaml.plugin";

export default defineConfig({
  publicDir: false,
  plugins: [yaml()],
  build: {
    outDir: "../static",
    emptyOutDir: false,
    target: "es2022",
    lib: {
      entry: "widget/widget.ts",
      formats: ["iife"],
      name: "KuntaAkkuna",
      fileName: () => "widget.js",
    },
  },
});
