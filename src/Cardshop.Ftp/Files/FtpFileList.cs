using System.Globalization;

namespace Cardshop.Ftp.Files;

/// <summary>Entries as lines: the facts of RFC 3659, and what <c>ls -l</c> prints, which older clients read.</summary>
internal static class FtpFileList
{
    /// <summary>The facts that are told.</summary>
    public const string Facts = "type*;size*;modify*;perm*;";

    private const string MomentFormat = "yyyyMMddHHmmss";

    /// <summary>Such as <c>type=file;size=1024;modify=20261121202506;perm=adfrw; hotspot.img</c>.</summary>
    public static string MachineLine(FtpEntry entry, string name)
    {
        var size = entry.IsFolder ? "" : $"size={entry.Length};";
        var perm = (entry.IsFolder, entry.IsWritable) switch
        {
            (true, true) => "cdeflmp",
            (true, false) => "el",
            (false, true) => "adfrw",
            (false, false) => "r",
        };
        return $"type={(entry.IsFolder ? "dir" : "file")};{size}modify={Moment(entry.Modified)};perm={perm}; {name}";
    }

    /// <summary>Such as <c>-rw-r--r--   1 ftp      ftp          1024 Nov 21  2026 hotspot.img</c>.</summary>
    public static string PlainLine(FtpEntry entry, DateTimeOffset now)
    {
        var rights = (entry.IsFolder ? 'd' : '-') + (entry.IsWritable ? "rw" : "r-") + (entry.IsFolder ? "xr-xr-x" : "-r--r--");
        var isRecent = (now - entry.Modified).Duration() < TimeSpan.FromDays(180);
        var moment = entry.Modified.UtcDateTime.ToString(isRecent ? "MMM dd HH:mm" : "MMM dd  yyyy", CultureInfo.InvariantCulture);
        return $"{rights}   1 ftp      ftp      {entry.Length,12} {moment} {entry.Name}";
    }

    /// <summary>A moment in UTC: <c>20261121202506</c>.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString(MomentFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads a moment; fractions of a second are left out.</summary>
    public static bool TryReadMoment(string text, out DateTimeOffset moment) => DateTimeOffset.TryParseExact(
        text.Split('.')[0], MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);
}
