import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run build:modeler` → dist/modeler. For work on the UI: `npx vite modeler-ui`, with MODELER_SERVER naming a running stack. */
const server = process.env['MODELER_SERVER'] ?? 'http://127.0.0.1:8080';
const proxy = Object.fromEntries(['/session', '/modeler/api'].map((prefix) => [prefix, { target: server }]));

export default defineConfig({
  base: '/modeler/',
  plugins: [react()],
  build: { outDir: '../dist/modeler', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2500 },
  server: { proxy },
});
