/** What the audit says of containers of Podman is what `podman stop` then does to them. */
import { provesAudit } from './audit-fleet.ts'

provesAudit('podman')
