import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run build:desk` → dist/desk. For work on the UI: `npx vite desk-ui`, with DESK_SERVER naming a running stack. */
const server = process.env['DESK_SERVER'] ?? 'http://127.0.0.1:8080';
const proxy = Object.fromEntries(['/session', '/desk/api'].map((prefix) => [prefix, { target: server }]));

export default defineConfig({
  base: '/desk/',
  plugins: [react()],
  build: { outDir: '../dist/desk', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1500 },
  server: { proxy },
});
