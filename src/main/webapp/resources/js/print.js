"use strict";
/* Shows the buttons that print the page: without a script they could not. */
document.querySelectorAll("button.print").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
