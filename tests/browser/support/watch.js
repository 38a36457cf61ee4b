// Goes first into every page under test and keeps what the page complains about, in every engine alike.
window.complaints = [];
for (const level of ["error", "warn"]) {
  const say = console[level];
  console[level] = (...words) => {
    window.complaints.push(`console.${level}: ${words.join(" ")}`);
    say.apply(console, words);
  };
}
addEventListener(
  "error",
  ({ message, target }) => {
    window.complaints.push(`error: ${message ?? target.src ?? target.href}`);
  },
  true,
);
addEventListener("unhandledrejection", ({ reason }) => {
  window.complaints.push(`unhandled: ${reason}`);
});
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
  window.complaints.push(`policy ${violatedDirective} refused ${blockedURI} ${sample}`);
});
