// Every component in every state, on one page: to look at, and for the accessibility tests.
import { defineConfig } from "vite";
import { tokens } from "./tokens.plugin";
import { yaml } from "./yaml.plugin";

export default defineConfig({
  root: "stories",
  publicDir: false,
  plugins: [tokens(), yaml()],
  build: { outDir: "../../../../.cache/stories", emptyOutDir: true, target: "es2022" },
});
