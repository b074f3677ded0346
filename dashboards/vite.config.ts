import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { manifest } from "./manifest.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("../custom_components/hameau/www", import.meta.url));

// File names carry their hash: a browser may keep them for ever, and a chunk finds the very module that the page
// loaded (a `?v=` would load it twice). No chunk imports the entry, which does nothing but wait and load the cards.
export default defineConfig({
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [manifest(root, out)],
  build: {
    outDir: out,
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    license: { fileName: "licenses.md" }, // ECharts, Lit and the icons are free on condition that their licences go with them
    reportCompressedSize: true,
    chunkSizeWarningLimit: 600,
    rollupOptions: {
      input: { hameau: `${root}src/main.ts` },
      output: { entryFileNames: "[name]-[hash].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
  test: { include: ["test/**/*.test.ts"] },
} as Parameters<typeof defineConfig>[0]);
