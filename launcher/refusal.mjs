import { USAGE } from "./usage.mjs";

const WRONG_USAGE = 64; // EX_USAGE of sysexits.h

// A "no" that is told to the person in a sentence, without a stack trace: what is wrong and what to do.
export class Refusal extends Error {
  constructor(sentence, exitCode = 1) {
    super(sentence);
    this.exitCode = exitCode;
  }

  static ofUsage(sentence) {
    return new Refusal(`${sentence}\n\n${USAGE}`, WRONG_USAGE);
  }
}
