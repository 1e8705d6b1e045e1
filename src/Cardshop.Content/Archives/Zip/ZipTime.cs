using System.Buffers.Binary;

namespace Cardshop.Content.Archives.Zip;

/// <summary>When a member of a zip archive was modified.</summary>
internal static class ZipTime
{
    private const byte HasModified = 1;
    private const ushort NtfsTimes = 1;

    /// <summary>The moment in UTC, from the most exact that the archive says of it.</summary>
    /// <param name="date">Of MS-DOS: bits 0-4 day, 5-8 month, 9-15 years since 1980.</param>
    /// <param name="time">Of MS-DOS: bits 0-4 half seconds, 5-10 minute, 11-15 hour. It is in no known zone, so UTC is taken.</param>
    /// <param name="extraFields">See <see cref="ZipExtraFields"/>.</param>
    public static DateTime Of(ushort date, ushort time, ReadOnlySpan<byte> extraFields) =>
        FromExtendedTimestamp(ZipExtraFields.Find(extraFields, ZipExtraFields.ExtendedTimestamp))
        ?? FromNtfs(ZipExtraFields.Find(extraFields, ZipExtraFields.Ntfs))
        ?? FromDos(date, time);

    // A byte of flags, then four bytes of Unix time for each that is set (Info-ZIP, proginfo/extrafld.txt).
    private static DateTime? FromExtendedTimestamp(ReadOnlySpan<byte> field) => field.Length >= 5 && (field[0] & HasModified) != 0
        ? DateTime.UnixEpoch.AddSeconds(BinaryPrimitives.ReadInt32LittleEndian(field[1..]))
        : null;

    // Four bytes that are reserved, then tag 1 of 24 bytes: modified, accessed, created, each in 100 ns since 1601 (APPNOTE section 4.5.5).
    private static DateTime? FromNtfs(ReadOnlySpan<byte> field)
    {
        if (field.Length < 16 || BinaryPrimitives.ReadUInt16LittleEndian(field[4..]) != NtfsTimes)
        {
            return null;
        }

        var ticks = BinaryPrimitives.ReadInt64LittleEndian(field[8..]);
        return ticks >= 0 && ticks <= DateTime.MaxValue.ToFileTimeUtc() ? DateTime.FromFileTimeUtc(ticks) : null;
    }

    private static DateTime FromDos(ushort date, ushort time)
    {
        var (year, month) = (1980 + (date >> 9), Math.Clamp((date >> 5) & 0xF, 1, 12));
        var day = Math.Clamp(date & 0x1F, 1, DateTime.DaysInMonth(year, month));
        var (hour, minute) = (Math.Min(time >> 11, 23), Math.Min((time >> 5) & 0x3F, 59));
        return new DateTime(year, month, day, hour, minute, Math.Min((time & 0x1F) * 2, 59), DateTimeKind.Utc);
    }
}
