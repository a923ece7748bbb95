import { parse } from "yaml";
import type { Plugin } from "vite";

/** Lets scripts import the texts' YAML files: each section by its name, and all of them as the default. */
export const yaml = (): Plugin => ({
  name: "yaml",
  transform: (source, id) => (id.endsWith(".yml") ? { code: asModule(parse(source)), map: null } : null),
});

// What is not imported by name is left out of the built file.
function asModule(sections: Record<string, unknown>): string {
  const parts = Object.entries(sections).map(
    ([name, words]) => `export const ${name} = ${JSON.stringify(words)};`,
  );
  return `${parts.join("\n")}\nexport default { ${Object.keys(sections).join(", ")} };`;
}
