namespace Cardshop.Ftp.Files;

/// <summary>A file or folder as lists show it.</summary>
/// <param name="Name">What it is called, without its folder.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="Length">Size in bytes; 0 for a folder.</param>
/// <param name="Modified">When it was changed last.</param>
public sealed record FtpEntry(string Name, bool IsFolder, long Length, DateTimeOffset Modified)
{
    /// <summary>Whether whoever asks may change it.</summary>
    public bool IsWritable { get; init; }
}
