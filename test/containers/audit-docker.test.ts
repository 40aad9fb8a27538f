/** What the audit says of containers of Docker is what `docker stop` then does to them. */
import { provesAudit } from './audit-fleet.ts'

provesAudit('docker')
