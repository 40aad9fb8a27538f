export function decodeRun(): void {}
