/** A backup that can't be made or used; the message says why and what to do. */
export class BackupProblem extends Error {}
