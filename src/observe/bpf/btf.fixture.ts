/**
 * A small BTF, written type by type, in the format that the kernel's own has.  include/uapi/linux/btf.h
 */
import { Buffer } from 'node:buffer'

export class BtfWriter {
  private readonly types: number[] = []
  private strings = '\0'
  private count = 0

  /** Adds a type with the words after its first three; answers with its number. */
  add(
    kind: number,
    name: string,
    sizeOrType: number,
    rest: readonly number[] = [],
    length = 0,
  ): number {
    this.types.push(this.string(name), (kind << 24) | (length & 0xffff) | flagOf(length))
    this.types.push(sizeOrType, ...rest)
    return ++this.count
  }

  /** A structure or union; `bits` where members say how many bits they have. */
  structure(
    kind: 4 | 5,
    name: string,
    size: number,
    members: readonly (readonly [name: string, type: number, bit: number, width?: number])[],
  ): number {
    const hasBits = members.some(([, , , width]) => width !== undefined)
    const rest = members.flatMap(([member, type, bit, width = 0]) => [
      this.string(member),
      type,
      bit | (width << 24),
    ])
    return this.add(kind, name, size, rest, members.length | (hasBits ? flagged : 0))
  }

  bytes(): Buffer {
    const strings = Buffer.from(this.strings, 'latin1')
    const types = Buffer.alloc(this.types.length * 4)
    this.types.forEach((word, at) => {
      types.writeInt32LE(word | 0, at * 4)
    })
    const header = Buffer.alloc(24)
    header.writeUInt16LE(0xeb9f, 0)
    header[2] = 1
    header.writeUInt32LE(24, 4)
    header.writeUInt32LE(0, 8)
    header.writeUInt32LE(types.length, 12)
    header.writeUInt32LE(types.length, 16)
    header.writeUInt32LE(strings.length, 20)
    return Buffer.from(new Uint8Array([...header, ...types, ...strings]).buffer)
  }

  private string(text: string): number {
    if (text === '') return 0
    const at = this.strings.length
    this.strings += `${text}\0`
    return at
  }
}

const flagged = 1 << 20

function flagOf(length: number): number {
  return (length & flagged) === 0 ? 0 : 1 << 31
}
