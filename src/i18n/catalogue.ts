/**
 * Every sentence sigwhy can say, in one language. Both languages satisfy this type, so a sentence that is missing in one
 * of them does not compile.
 */
import type { Language } from './language.ts'
import type { AdviceTexts } from './topics/advice.ts'
import type { AssumptionTexts } from './topics/assumptions.ts'
import type { AuditTexts } from './topics/audit.ts'
import type { BackendTexts } from './topics/backends.ts'
import type { CheckTexts } from './topics/check.ts'
import type { ContainerTexts } from './topics/containers.ts'
import type { DeathTexts } from './topics/deaths.ts'
import type { DecodingTexts } from './topics/decoding.ts'
import type { EngineTexts } from './topics/engines.ts'
import type { ErrorTexts } from './topics/errors.ts'
import type { ExplanationTexts } from './topics/explanation.ts'
import type { FateTexts } from './topics/fates.ts'
import type { FindingTexts } from './topics/findings.ts'
import type { GalleryTexts } from './topics/gallery.ts'
import type { HelpTexts } from './topics/help.ts'
import type { InitTexts } from './topics/inits.ts'
import type { NoteTexts } from './topics/notes.ts'
import type { PrognosisTexts } from './topics/prognosis.ts'
import type { Punctuation } from './topics/punctuation.ts'
import type { RandomTexts } from './topics/random.ts'
import type { RemedyTexts } from './topics/remedies.ts'
import type { SignalListTexts } from './topics/signal-list.ts'
import type { SignalTexts } from './topics/signals.ts'
import type { StepTexts } from './topics/steps.ts'
import type { TourTexts } from './topics/tour.ts'
import type { VerificationTexts } from './topics/verification.ts'

export interface Catalogue {
  readonly language: Language
  readonly punctuation: Punctuation
  readonly signals: SignalTexts
  readonly fates: FateTexts
  readonly steps: StepTexts
  readonly findings: FindingTexts
  readonly assumptions: AssumptionTexts
  readonly remedies: RemedyTexts
  readonly explanation: ExplanationTexts
  readonly prognosis: PrognosisTexts
  readonly backends: BackendTexts
  readonly check: CheckTexts
  readonly containers: ContainerTexts
  readonly engines: EngineTexts
  readonly audit: AuditTexts
  readonly advice: AdviceTexts
  readonly decoding: DecodingTexts
  readonly deaths: DeathTexts
  readonly signalList: SignalListTexts
  readonly inits: InitTexts
  readonly tour: TourTexts
  readonly gallery: GalleryTexts
  readonly verification: VerificationTexts
  readonly random: RandomTexts
  readonly notes: NoteTexts
  readonly errors: ErrorTexts
  readonly help: HelpTexts
}
