// The chat page: one script and one stylesheet, served by the assistant itself (channels/web/assets.py).
import { defineConfig } from "vitest/config";
import { tokens } from "./tokens.plugin";
import { yaml } from "./yaml.plugin";

export default defineConfig({
  publicDir: false,
  plugins: [tokens(), yaml()],
  build: {
    outDir: "../static",
    emptyOutDir: false,
    target: "es2022",
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: "src/main.ts",
      output: {
        entryFileNames: "chat.js",
        assetFileNames: "chat[extname]",
        inlineDynamicImports: true,
      },
    },
  },
  test: {
    environment: "happy-dom",
    setupFiles: ["stories/tables.ts"],
    include: ["src/**/*.test.ts", "widget/**/*.test.ts"],
  },
});
