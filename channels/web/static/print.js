// The conversation as a page to be printed: its button works only where scripts do.
const button = document.querySelector("#print");
button.addEventListener("click", () => window.print());
button.hidden = false;
