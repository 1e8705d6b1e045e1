using Cardshop.Ftp.Files;
using Cardshop.Warehouse.Objects;
using Cardshop.Warehouse.Uploads;

namespace Cardshop.Warehouse.Ftp;

/// <summary>Shows an upload under its name, if its SHA-256 is the one that was told.</summary>
internal static class UploadVerification
{
    /// <param name="store">The store.</param>
    /// <param name="upload">The upload, whose turn was taken and whose writer is open.</param>
    /// <param name="right">Of who asks.</param>
    /// <param name="hold">The turn.</param>
    /// <returns>What is to be told.</returns>
    /// <exception cref="FtpFileException">The bytes are others, or it is not ours any more.</exception>
    public static string Run(FtpStore store, UploadState upload, WriteRight right, UploadHold hold)
    {
        var name = upload.Object.Name;
        var writer = hold.Writer!;
        var length = writer.Offset;
        if (store.Objects.FindUpload(upload.Id)?.Object.Digest is not { } expected)
        {
            return $"{length} bytes are here. To have them checked and shown, say SITE SHA256 HEX {name.FileName}, or upload {name.FileName}.sha256.";
        }

        var (actual, stored) = (writer.Complete(), writer.StoredBytes);
        hold.CloseWriter();
        if (actual != expected)
        {
            throw new FtpFileException(
                FtpFault.WrongBytes, $"{name}: the SHA-256 of the {length} bytes here is {actual}, not {expected}. If some are missing, go on at byte {length}; else send all anew.");
        }

        return store.Objects.Publish(upload.Id, actual, stored, expected, right.Fence) switch
        {
            UploadEnd.Published => $"{name} is there: {length} bytes, SHA-256 {actual}.",
            UploadEnd.NameTaken taken => throw new FtpFileException(FtpFault.Name, taken.Reason),
            UploadEnd.Fenced => throw new FtpFileException(FtpFault.Denied, $"{name}: a worker with a newer lease of the same task is at it."),
            _ => throw new FtpFileException(FtpFault.NotFound, $"{name}: the upload was ended meanwhile. Start anew."),
        };
    }
}
