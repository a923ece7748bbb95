// happy-dom leaves out the parts of a table where a template holds them without the table around them.
import config from "happy-dom/lib/config/HTMLElementConfig.js";

for (const tag of ["tr", "th", "td"] as const)
  delete (config[tag] as { permittedParents?: string[] }).permittedParents;
