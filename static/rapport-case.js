// <rapport-case scenario="…">: a conversation of Rapport inside any page. docs/embedding.md tells how.
{
  const VERSION = 1;
  const TOO_HIGH = 100_000;
  const FORMS = { scenario: /^[a-z][a-z0-9-]{0,39}$/, seed: /^\d{1,20}$/, goal: /^[1-9]\d?x[1-9]\d{0,2}$/, begin: /^(brief|prepare|talk)$/ };
  const HOME = document.currentScript?.src ?? document.baseURI;

  const isText = form => value => typeof value === "string" && form.test(value);
  const isScore = value => Number.isInteger(value) && value >= 0 && value <= 100;
  const scores = value =>
    value === null || ["empathy", "clarity", "solution", "overall"].every(name => isScore(value?.[name]));
  const talk = { scenario: isText(FORMS.scenario), seed: isText(FORMS.seed) };

  /** What the frame may say, and how each part of it must look: nothing else gets through. */
  const MESSAGES = {
    ready: {},
    resize: { height: value => Number.isInteger(value) && value > 0 && value < TOO_HIGH },
    progress: { ...talk, turns: Number.isInteger, progress: isScore, scores },
    completed: { ...talk, runs: Number.isInteger, scores },
  };

  class RapportCase extends HTMLElement {
    static observedAttributes = ["src", "scenario", "seed", "goal", "begin", "title"];
    #frame = document.createElement("iframe");
    #link = document.createElement("a");
    #fault = document.createElement("p");
    #shown = "";

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      this.#frame.part = "frame";
      this.#frame.allow = "fullscreen; clipboard-write; autoplay";
      // Set one by one: a page may refuse inline styles, and this is none.
      Object.assign(this.#frame.style, { display: "block", width: "100%", height: "40rem", maxHeight: "92vh", border: "0" });
      this.#link.part = "link";
      this.#link.target = "_blank";
      Object.assign(this.#link.style, { display: "inline-block", padding: "4px 0" });
      const words = document.createElement("slot");
      words.textContent = "Open in a new window";
      this.#link.append(words);
      this.#fault.setAttribute("role", "alert");
      root.append(this.#frame, this.#link, this.#fault);
    }

    connectedCallback() {
      this.style.display ||= "block";
      addEventListener("message", this);
      this.#show();
    }

    disconnectedCallback() {
      removeEventListener("message", this);
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#show();
    }

    #show() {
      const wrong = Object.entries(FORMS).find(([name, form]) =>
        this.hasAttribute(name) ? !form.test(this.getAttribute(name)) : name === "scenario");
      const home = this.#home();
      const fault = wrong ? `the attribute \`${wrong[0]}\` does not look as it should` : home ? "" : "`src` is no address of a page";
      this.#fault.textContent = fault && `rapport-case: ${fault}`;
      this.#fault.hidden = !fault;
      this.#frame.style.display = fault ? "none" : "block";
      this.#link.style.display = fault ? "none" : "inline-block";
      this.#frame.title = this.title || "A conversation to practise";
      const address = fault ? "about:blank" : this.#address(home, this.getAttribute("seed"));
      if (address === this.#shown) return;
      this.#shown = address;
      this.#frame.src = address;
      this.#link.href = address;
    }

    /** The folder of Rapport: beside this script, unless `src` says otherwise. */
    #home() {
      try {
        const home = new URL("./", new URL(this.getAttribute("src") ?? HOME, document.baseURI));
        return /^(https?|file):$/.test(home.protocol) ? home : undefined;
      } catch {
        return undefined;
      }
    }

    #address(home, seed) {
      const [scenario, goal] = [this.getAttribute("scenario"), this.getAttribute("goal")];
      const query = [seed && `seed=${seed}`, goal && `goal=${goal}`, "embed=1"].filter(Boolean).join("&");
      return `${home}#/${this.getAttribute("begin") ?? "talk"}/${scenario}?${query}`;
    }

    handleEvent({ source, origin, data }) {
      const home = this.#home();
      if (source === null || source !== this.#frame.contentWindow || !home || origin !== home.origin) return;
      if (data?.rapport !== VERSION || !Object.hasOwn(MESSAGES, data.type)) return;
      const parts = Object.entries(MESSAGES[data.type]);
      if (!parts.every(([name, is]) => is(data[name]))) return;
      if (data.type === "resize") {
        this.#frame.style.height = `${data.height}px`;
        return;
      }
      // A page on a disk has no origin to name.
      const to = origin === "null" ? "*" : origin;
      if (data.type === "ready") source.postMessage({ rapport: VERSION, type: "hello" }, to);
      // The same talk in its own window: the day that was drawn is known by now.
      if (data.seed) this.#link.href = this.#address(home, data.seed);
      const detail = Object.fromEntries(parts.map(([name]) => [name, data[name]]));
      this.dispatchEvent(new CustomEvent(data.type, { detail, bubbles: true }));
    }
  }

  if (!customElements.get("rapport-case")) customElements.define("rapport-case", RapportCase);
}
