/** `sigwhy lab …`: what can be tried on the running kernel. */
import { buildRouteMap, type RouteMap } from '@stricli/core'
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { Context } from '../context.ts'
import { labInitsCommand } from './lab-inits.ts'
import { labTourCommand } from './lab-tour.ts'
import { labVerifyCommand } from './lab-verify.ts'

export function labCommands(catalogue: Catalogue): RouteMap<Context> {
  const { brief, description } = catalogue.help.commands.lab
  return buildRouteMap({
    routes: {
      verify: labVerifyCommand(catalogue),
      tour: labTourCommand(catalogue),
      inits: labInitsCommand(catalogue),
    },
    docs: { brief, fullDescription: description },
  })
}
