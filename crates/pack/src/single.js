// Unpacks the files that this page carries and starts the app from them.
(async () => {
  const packed = document.getElementById("packed");
  const { files, start, whole } = packed.dataset;
  const squeezed = Uint8Array.from(atob(packed.textContent), letter => letter.charCodeAt(0));
  const stream = new Blob([squeezed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const bytes = await new Response(stream).arrayBuffer();
  packed.remove();

  const here = new Map();
  let at = 0;
  for (const [, path, length] of files.matchAll(/(\S+) (\d+)/g)) {
    here.set(path, new Uint8Array(bytes, at, Number(length)));
    at += Number(length);
  }
  const address = path => {
    const type = path.endsWith(".wasm") ? "application/wasm" : "text/javascript";
    return URL.createObjectURL(new Blob([here.get(path)], { type }));
  };

  const script = document.createElement("script");
  script.textContent = new TextDecoder().decode(here.get(start));
  // Whichever program is asked for, it is the same one: a browser imports an address once.
  const addresses = whole.split(" ").map(address).join(" ");
  for (const name of ["talk", "study", "trainer"]) script.dataset[name] = addresses;
  document.head.append(script);
  // It has run by now, and the programs wait for this script to end.
  for (const [path, bytes] of here) shared.files.set(path, bytes);
})().catch(cause => {
  console.error(cause);
  document.getElementById("app").hidden = true;
  document.getElementById("crash").hidden = false;
});
