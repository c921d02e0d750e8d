/** `--port N` and `--data DIR`, or PORT and DATA_DIR, or 8080 and `.data` of the clone. */
export const readArguments: (
  root: string,
  args: string[],
  env: Record<string, string | undefined>,
) => { port: number; dataDir: string };
