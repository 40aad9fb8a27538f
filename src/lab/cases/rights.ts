/**
 * Who may signal whom: the users of sender and target, rows for the cases. Only real and effective of the sender and
 * real and saved of the target count; the rows vary the others too, so that it shows.
 * kernel/signal.c: kill_ok_by_cred(), check_kill_permission(); kill(2)
 */

/** The name of a row. */
export type RightsId =
  | 'root-to-root'
  | 'root-to-user'
  | 'user-to-itself'
  | 'stranger'
  | 'stranger-in-session'
  | 'stranger-with-cap-kill'
  | 'user-to-root'
  | 'user-to-root-in-session'
  | 'root-without-cap-kill'
  | 'real-is-real'
  | 'real-is-saved'
  | 'effective-is-real'
  | 'effective-is-saved'
  | 'effective-is-effective'
  | 'saved-is-real'

/** The three user ids of setresuid(2). */
export interface UserIds {
  readonly real: number
  readonly effective: number
  readonly saved: number
}

/** A sender and a target. */
export interface RightsRow {
  readonly sender: UserIds & { readonly capKill: boolean }
  readonly target: UserIds
  readonly sameSession: boolean
}

const root: UserIds = { real: 0, effective: 0, saved: 0 }
const alice: UserIds = { real: 1001, effective: 1001, saved: 1001 }
const bob: UserIds = { real: 1002, effective: 1002, saved: 1002 }

/** The rows, by name. */
export const rights: Readonly<Record<RightsId, RightsRow>> = {
  'root-to-root': { sender: { ...root, capKill: true }, target: root, sameSession: true },
  'root-to-user': { sender: { ...root, capKill: true }, target: alice, sameSession: true },
  'user-to-itself': { sender: { ...alice, capKill: false }, target: alice, sameSession: false },
  stranger: { sender: { ...bob, capKill: false }, target: alice, sameSession: false },
  'stranger-in-session': { sender: { ...bob, capKill: false }, target: alice, sameSession: true },
  'stranger-with-cap-kill': {
    sender: { ...bob, capKill: true },
    target: alice,
    sameSession: false,
  },
  'user-to-root': { sender: { ...alice, capKill: false }, target: root, sameSession: false },
  'user-to-root-in-session': {
    sender: { ...alice, capKill: false },
    target: root,
    sameSession: true,
  },
  'root-without-cap-kill': {
    sender: { ...root, capKill: false },
    target: alice,
    sameSession: false,
  },
  'real-is-real': {
    sender: { real: 1001, effective: 1002, saved: 1002, capKill: false },
    target: { real: 1001, effective: 1003, saved: 1003 },
    sameSession: false,
  },
  'real-is-saved': {
    sender: { real: 1001, effective: 1002, saved: 1002, capKill: false },
    target: { real: 1003, effective: 1003, saved: 1001 },
    sameSession: false,
  },
  'effective-is-real': {
    sender: { real: 1002, effective: 1001, saved: 1002, capKill: false },
    target: { real: 1001, effective: 1003, saved: 1003 },
    sameSession: false,
  },
  'effective-is-saved': {
    sender: { real: 1002, effective: 1001, saved: 1002, capKill: false },
    target: { real: 1003, effective: 1003, saved: 1001 },
    sameSession: false,
  },
  'effective-is-effective': {
    sender: { real: 1002, effective: 1001, saved: 1002, capKill: false },
    target: { real: 1003, effective: 1001, saved: 1003 },
    sameSession: false,
  },
  'saved-is-real': {
    sender: { real: 1002, effective: 1002, saved: 1001, capKill: false },
    target: { real: 1001, effective: 1003, saved: 1003 },
    sameSession: false,
  },
}
