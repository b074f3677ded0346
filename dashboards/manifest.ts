/** Writes `www/build.json`: what was built from what, so that a test without node can tell a stale build. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Plugin } from "vite";

/** Everything that decides what the build gives: in `dashboards/`, and the sentences the integration shares. */
const INPUTS = ["src", "../custom_components/hameau/sentences.json", "manifest.ts", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"];
const MANIFEST = "build.json";

const sha256 = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

function files(path: string): string[] {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function hashes(root: string, paths: string[]): Record<string, string> {
  const named = paths.map((path) => [relative(root, path).split(sep).join("/"), sha256(path)] as const);
  return Object.fromEntries(named.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** A Vite plugin that lists sources, built files and the entry after the bundle is written. */
export function manifest(root: string, out: string): Plugin {
  let entry = "";
  return {
    name: "hameau-manifest",
    apply: "build", // the test runner reads the same configuration, and builds nothing
    writeBundle(_options, bundle) {
      const first = Object.values(bundle).find((part) => part.type === "chunk" && part.isEntry);
      entry = first?.fileName ?? "";
    },
    closeBundle() {
      if (!entry) return;
      const sources = INPUTS.flatMap((name) => (name === "src" ? files(join(root, name)) : [join(root, name)]));
      const built = files(out).filter((path) => !path.endsWith(MANIFEST));
      const text = { entry, files: hashes(out, built), sources: hashes(root, sources) };
      writeFileSync(join(out, MANIFEST), `${JSON.stringify(text, null, 2)}\n`);
    },
  };
}
