/** Where the bytes of materials and licences lie: named by their content, never changed, never overwritten. */
export interface FileStore {
  /** On disk for good before it returns; the same bytes twice are kept once. `contentHash` is SHA-256 in hex. */
  put(bytes: Uint8Array): Promise<StoredFile>;
  /** Throws `file-not-stored` when nothing has this hash or its bytes no longer match it. */
  read(contentHash: string): Promise<Buffer>;
}

export interface StoredFile {
  contentHash: string;
  /** bytes */
  size: number;
}
