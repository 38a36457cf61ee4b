// The page of an LMS: it runs a real run-time, shows the course in a frame, and writes down every call.
import { FAULTS } from "./faults.js";

const order = await (await fetch("launch.json")).json();
const api = new { "1.2": window.Scorm12API, 2004: window.Scorm2004API }[order.version]({
  lmsCommitUrl: new URL("commit", location.href).href,
  logLevel: 5,
  ...order.settings,
});
window.kept = api;
if (order.cmi) api.loadFromJSON(order.cmi, "cmi");

/** Each call with what came of it: the last error is asked for at once, as a careful course would. */
window.calls = [];
const calls = order.version === "1.2"
  ? ["LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish", "LMSGetLastError", "LMSGetErrorString", "LMSGetDiagnostic"]
  : ["Initialize", "GetValue", "SetValue", "Commit", "Terminate", "GetLastError", "GetErrorString", "GetDiagnostic"];
const lastError = () => String(api[calls[5]]());

/** What is wrong now; a journey may mend it. */
window.fault = order.fault;
const answering = (ask, call) => (FAULTS[window.fault] ? FAULTS[window.fault](ask, call) : ask());
function listened(name) {
  return (...args) => {
    const call = { name, args, at: performance.now() };
    window.calls.push(call);
    try {
      call.result = answering(() => api[name](...args), { name, args, calls: window.calls });
    } catch (cause) {
      call.threw = String(cause);
      throw cause;
    } finally {
      call.took = performance.now() - call.at;
      call.error = name.includes("Error") || name.includes("Diagnostic") ? "0" : lastError();
      if (/Finish|Terminate/.test(name)) navigator.sendBeacon("finished", JSON.stringify(window.calls));
    }
    return call.result;
  };
}

const offered = Object.fromEntries(calls.map((name) => [name, listened(name)]));
const put = () => (window[order.version === "1.2" ? "API" : "API_1484_11"] = offered);
if (order.fault === "late") setTimeout(put, 1_000);
else if (order.fault !== "absent") put();

window.launch = () => {
  const frame = document.createElement("iframe");
  frame.name = "course";
  frame.title = "Course";
  frame.style = "inline-size: 100%; block-size: 700px";
  frame.src = order.course;
  document.body.append(frame);
  document.querySelector("#state").textContent = "Launched";
};
window.leave = () => {
  document.querySelector("iframe").remove();
  document.querySelector("#state").textContent = "Left";
};
window.launch();
