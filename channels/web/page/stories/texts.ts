// The page's words, from the files that the server gives them from (channels/web/texts.py).
import fi from "../../texts.fi.yml";
import sv from "../../texts.sv.yml";
import type { Texts } from "../src/app/texts";

const forClient = (words: Record<string, Record<string, string>>) => words["client"] ?? {};

export const texts: Texts = { fi: forClient(fi), sv: forClient(sv) };
