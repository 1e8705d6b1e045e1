using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Cardshop.Primitives.Digests;

namespace Cardshop.Formats.Content.Archives;

/// <summary>Writes zip archives that no program would.</summary>
internal sealed class ZipBuilder
{
    private const ushort Version = 20;

    private readonly List<byte> _archive = [];
    private readonly List<byte> _directory = [];

    /// <summary>Added to what the end record says of the place and the length of the directory.</summary>
    public (int Offset, int Length) EndRecordError { get; init; }

    public ZipBuilder File(string name, string content = "content") =>
        Member(new ZipMember(name) { Data = Encoding.UTF8.GetBytes(content) });

    public ZipBuilder Directory(string name) => Member(new ZipMember(name) { Data = [], UnixMode = 0x41ED });

    public ZipBuilder Symlink(string name, string target) =>
        Member(new ZipMember(name) { Data = Encoding.UTF8.GetBytes(target), UnixMode = 0xA1FF });

    public ZipBuilder Member(ZipMember member)
    {
        var stored = member.Method == 8 ? Deflate(member.Data) : member.Data;
        var offset = member.Offset ?? _archive.Count;
        var checksum = member.Checksum ?? Crc32.Append(0, member.Data);
        var name = member.RawName ?? Encoding.UTF8.GetBytes(member.Name);
        var length = member.Length ?? (uint)member.Data.Length;
        if (member.Offset is null)
        {
            var localName = member.LocalName is null ? name : Encoding.UTF8.GetBytes(member.LocalName);
            _archive.AddRange("PK\u0003\u0004"u8);
            Put(_archive, Version, member.Flags, member.Method, member.Time, member.Date);
            Put(_archive, checksum, (uint)stored.Length, length);
            Put(_archive, (ushort)localName.Length, 0);
            _archive.AddRange(localName);
            _archive.AddRange(stored);
        }

        _directory.AddRange("PK\u0001\u0002"u8);
        Put(_directory, (ushort)(Version | (member.MadeBy << 8)), Version, member.Flags, member.Method, member.Time, member.Date);
        Put(_directory, checksum, member.CompressedLength ?? (uint)stored.Length, length);
        Put(_directory, (ushort)name.Length, (ushort)member.Extra.Length, 0, 0, 0, 0, member.UnixMode);
        Put(_directory, member.IsFar ? uint.MaxValue : (uint)offset);
        _directory.AddRange(name);
        _directory.AddRange(member.Extra);
        return this;
    }

    public ZipBuilder RawDirectory(ReadOnlySpan<byte> bytes)
    {
        _directory.AddRange(bytes);
        return this;
    }

    public byte[] Build()
    {
        List<byte> end = [.. "PK\u0005\u0006"u8];
        Put(end, 0, 0, 1, 1);
        Put(end, (uint)(_directory.Count + EndRecordError.Length), (uint)(_archive.Count + EndRecordError.Offset));
        Put(end, (ushort)0);
        return [.. _archive, .. _directory, .. end];
    }

    private static byte[] Deflate(byte[] data)
    {
        var deflated = new MemoryStream();
        using (var stream = new DeflateStream(deflated, CompressionLevel.SmallestSize))
        {
            stream.Write(data);
        }

        return deflated.ToArray();
    }

    private static void Put(List<byte> bytes, params ReadOnlySpan<ushort> numbers)
    {
        Span<byte> place = stackalloc byte[sizeof(ushort)];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(place, number);
            bytes.AddRange(place);
        }
    }

    private static void Put(List<byte> bytes, params ReadOnlySpan<uint> numbers)
    {
        Span<byte> place = stackalloc byte[sizeof(uint)];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(place, number);
            bytes.AddRange(place);
        }
    }
}
