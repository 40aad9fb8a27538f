/** The JSON Schemas of docs/schema, as tests hold documents to them. */
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

const directory = new URL('../docs/schema/', import.meta.url)

/** The schemas let documents grow; the tests do not: every field that is printed must be described. */
export function strictValidators(): (name: string) => ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true })
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.json'))) {
    ajv.addSchema(closed(JSON.parse(readFileSync(new URL(file, directory), 'utf8'))))
  }
  return (name: string) => {
    const validate = ajv.getSchema(name)
    if (validate === undefined) throw new Error(`there is no schema ${name}`)
    return validate
  }
}

function closed(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('properties' in value)) return value
    return 'additionalProperties' in value ? value : { ...value, additionalProperties: false }
  })
}
