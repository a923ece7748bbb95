import { suomifiDesignTokens } from "suomifi-design-tokens";
import type { Plugin } from "vite";

const TOKEN = /token\(([\w.]+)\)/g;
const PIXELS = /(\d+)px/g;
const ROOT_SIZE = 16;

/** Puts Suomi.fi's own values in place of `token(colors.brandBase)`; lengths follow the text size. */
export const tokens = (): Plugin => ({
  name: "suomifi-design-tokens",
  config: () => ({ css: { postcss: { plugins: [inDeclarations] } } }),
});

const inDeclarations = {
  postcssPlugin: "suomifi-design-tokens",
  Declaration(declaration: { value: string }) {
    const value = declaration.value.replace(TOKEN, (_, path: string) => token(path));
    if (value !== declaration.value) declaration.value = value;
  },
};

function token(path: string): string {
  let found: unknown = suomifiDesignTokens;
  for (const name of path.split(".")) found = (found as Record<string, unknown> | undefined)?.[name];
  if (typeof found !== "string") throw new Error(`suomifi-design-tokens has no ${path}`);
  return found.replace(PIXELS, (_, pixels: string) => `${Number(pixels) / ROOT_SIZE}rem`);
}
