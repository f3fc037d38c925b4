// What a proof looks at: how a program was started, how it is confined, and figures of several runs.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { USER } from "./base.mjs";
import { CACHES } from "./jib.mjs";

const FLAGS = Object.values(CACHES).map(({ using }) => using);

// How an image starts by itself.
export const startOf = ({ entrypoint }) => Object.keys(CACHES).find((start) => entrypoint.includes(CACHES[start].using)) ?? "plain";

// The same program without what makes its start quick.
export const plain = (program) => ({ ...program, entrypoint: program.entrypoint.filter((word) => !FLAGS.includes(word)) });

// What the kernel says of a program in namespaces of its own, against what a cluster demands. Gives what is wrong.
export function looseIn(status, mounts) {
  const field = (name) => new RegExp(`^${name}:\\s*(.*)$`, "m").exec(status)?.[1] ?? "";
  const root = mounts.trim().split("\n").map((line) => line.split(" ")).find(([, , , , at]) => at === "/");
  return [
    [field("Uid").split("\t").every((id) => Number(id) === USER), "it is not the user 65532"],
    [field("Gid").split("\t").every((id) => Number(id) === USER), "it is not the group 65532"],
    [/^0+$/.test(field("CapEff")), "it has capabilities"],
    [field("NoNewPrivs") === "1", "it could gain privileges"],
    [field("NSpid").split("\t").at(-1) === "1", "it is not the first process, so that SIGTERM would not reach it"],
    [root?.[5].split(",").includes("ro"), "its root can be written"],
  ].filter(([holds]) => !holds).map(([, wrong]) => wrong);
}

// The program itself, whose parent set the namespaces up.
export const javaOf = ({ pid }) => Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0]);

export const residentOf = (status) => Number(/^VmRSS:\s*(\d+) kB/m.exec(status)[1]) * 1024;

// What a program has used of a core, in seconds; of /proc/<pid>/stat, in ticks of 10 ms. Says more than the clock where others work too.
export function workOf(stat) {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

export const sizeOf = (path) => Number(execFileSync("du", ["-sb", path], { encoding: "utf8" }).split("\t")[0]);

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

// A row of the table: runs of one start of one program, each { seconds, work, resident }.
export function row(module, start, runs) {
  const seconds = runs.map((run) => run.seconds);
  const all = seconds.map((each) => each.toFixed(1)).join(" ");
  const work = median(runs.map((run) => run.work)).toFixed(1);
  const resident = `${Math.round(median(runs.map((run) => run.resident)) / 1e6)} MB`;
  const clock = median(seconds).toFixed(1).padStart(5);
  return `${module.padEnd(15)} ${start.padEnd(6)} ready after ${clock} s (${all})   CPU ${work.padStart(4)} s   resident ${resident.padStart(6)}`;
}
