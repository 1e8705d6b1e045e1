using System.Buffers.Binary;

namespace Cardshop.Disk.Ext4.Format;

/// <summary>Fields of a structure on disk by their offset, least significant byte first, as ext4 keeps all but its journal.</summary>
internal static class LittleEndianFields
{
    public static ushort Get16(this Span<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    public static uint Get32(this Span<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    public static void Set16(this Span<byte> bytes, int offset, ushort value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[offset..], value);

    public static void Set32(this Span<byte> bytes, int offset, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[offset..], value);

    /// <summary>A number whose lower 32 bits and upper 32 bits lie apart.</summary>
    public static long Get64(this Span<byte> bytes, int low, int high) => (long)bytes.Get32(high) << 32 | bytes.Get32(low);

    public static void Set64(this Span<byte> bytes, int low, int high, long value)
    {
        bytes.Set32(low, (uint)value);
        bytes.Set32(high, (uint)(value >> 32));
    }

    /// <summary>A number whose lower 32 bits and upper 16 bits lie apart.</summary>
    public static long Get48(this Span<byte> bytes, int low, int high) => (long)bytes.Get16(high) << 32 | bytes.Get32(low);

    public static void Set48(this Span<byte> bytes, int low, int high, long value)
    {
        bytes.Set32(low, (uint)value);
        bytes.Set16(high, (ushort)(value >> 32));
    }
}
