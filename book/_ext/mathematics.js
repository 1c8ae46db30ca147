// Loads MathJax. Served, it sets formulas in its fonts. Safari refuses fonts to a page opened from the disk; there MathJax draws
// outlines, which weigh much more.
(function () {
  "use strict";
  const script = document.createElement("script");
  const variant = location.protocol === "file:" ? "tex-svg.js" : "tex-chtml.js";
  script.src = new URL(variant, document.currentScript.src);
  document.head.append(script);
})();
