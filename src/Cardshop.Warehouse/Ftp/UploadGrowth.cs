using Cardshop.Ftp.Files;
using Cardshop.Primitives.Sizes;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Ftp;

/// <summary>Keeps room for uploads whose length is not known: the longer they are, the more at a time.</summary>
internal static class UploadGrowth
{
    private const long Least = 64 * ByteSize.MiB;
    private const long Most = ByteSize.GiB;

    /// <summary>Room is kept in whole blocks, and for the checksum file.</summary>
    private const long Slack = 2 * 4096;

    /// <summary>The length that room is kept for at first.</summary>
    public static long First(long? announced, long most) => Math.Min(announced ?? Least, most);

    /// <summary>Keeps more room.</summary>
    /// <returns>The length that there is room for now.</returns>
    /// <exception cref="FtpFileException">There is none.</exception>
    public static long Grow(FtpStore store, string id, long length, long most)
    {
        var current = store.Objects.FindUpload(id) ?? throw new FtpFileException(FtpFault.NotFound, "The upload was ended meanwhile. Start anew.");
        var wanted = Math.Min(most, length + Math.Clamp(length / 4, Least, Most));
        return FtpStore.Require(Fit(wanted, length + 1, room => store.Objects.Revise(id, current.Object with { Length = room })), current.Object.Name).Object.Length;
    }

    /// <summary>Asks for room; where there is less, for all there is: that may be just enough.</summary>
    /// <param name="wanted">The length that room is wanted for.</param>
    /// <param name="least">The length that makes no sense to go below.</param>
    /// <param name="ask">Asks.</param>
    public static UploadStart? Fit(long wanted, long least, Func<long, UploadStart?> ask)
    {
        var start = ask(wanted);
        return start is UploadStart.Full full && wanted - full.Needed + full.Space.Free - Slack is var fitting && fitting >= least ? ask(fitting) : start;
    }
}
