// Puts the widget on the page as the address says: ?chat=http://localhost:5005&municipality=nivala&lang=sv
const wanted = new URLSearchParams(location.search);
const lang = wanted.get("lang") === "sv" ? "sv" : "fi";
document.documentElement.lang = lang;
for (const part of document.querySelectorAll("article")) part.hidden = part.lang !== lang;
for (const link of document.querySelectorAll("nav a")) {
  link.search = new URLSearchParams({ ...Object.fromEntries(wanted), lang: link.lang });
}
for (const button of document.querySelectorAll("[data-open-chat]")) {
  button.addEventListener("click", () => window.KuntaAkkuna?.open());
}

const widget = document.createElement("script");
widget.src = `${wanted.get("chat") ?? "http://localhost:5005"}/widget.js`;
widget.dataset.municipality = wanted.get("municipality") ?? "nivala";
for (const name of ["color", "side"]) if (wanted.has(name)) widget.dataset[name] = wanted.get(name);
document.head.append(widget);
