/** Folder of PostgreSQL's programs and libraries in node_modules. */
export const postgresHome: (root: string) => string;
/** npm packs no links and install scripts are off: make the library links PostgreSQL's programs look for. */
export const linkPostgresLibraries: (root: string) => void;
