// What the person sees: lines, and one that changes while they wait. In a file or CI nothing is rewritten.
const FRAMES = [..."⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"];
const FRAME_MS = 100;
const CLEAR = "\r\x1b[K";

export class Terminal {
  #out;
  #live;

  constructor(out, live = out.isTTY === true) {
    this.#out = out;
    this.#live = live;
  }

  line(text = "") {
    this.#out.write(`${this.#live ? CLEAR : ""}${text}\n`); // the line that changes goes on below
  }

  // Shows that `work` is going on, and how long it took. `work` may say what it is at.
  async during(label, work) {
    const wait = this.#live ? this.#rewriting(label) : this.#printing(label);
    try {
      const result = await work(wait.say);
      wait.end("✓");
      return result;
    } catch (error) {
      wait.end("✗");
      throw error;
    }
  }

  #printing(label) {
    const since = Date.now();
    this.line(`… ${label}`);
    let said;
    const say = (detail) => {
      if (detail !== said) this.line(`    ${detail}`);
      said = detail;
    };
    return { say, end: (mark) => this.line(`${mark} ${label}  ${seconds(since)}`) };
  }

  #rewriting(label) {
    const since = Date.now();
    let detail = "";
    let frame = 0;
    const rewrite = (mark, more) => {
      const text = `${mark} ${label}${more}  ${seconds(since)}`;
      this.#out.write(`${CLEAR}${text.slice(0, (this.#out.columns ?? 80) - 1)}`);
    };
    const timer = setInterval(() => rewrite(FRAMES[frame++ % FRAMES.length], detail && `: ${detail}`), FRAME_MS);
    const end = (mark) => {
      clearInterval(timer);
      rewrite(mark, "");
      this.#out.write("\n");
    };
    return { say: (text) => void (detail = text), end };
  }
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
