using System.Globalization;
using Cardshop.Primitives.Digests;

namespace Cardshop.Ftp.Client;

/// <summary>Questions about files, and changes.</summary>
public sealed partial class FtpClient
{
    private const int Missing = 550;

    /// <summary>The size of a file in bytes; null when there is none.</summary>
    /// <exception cref="FtpClientException">The server does not say.</exception>
    public async Task<long?> SizeAsync(string path, CancellationToken cancellation)
    {
        var reply = await SayAsync($"SIZE {path}", cancellation);
        return reply.Code == Missing ? null
            : long.TryParse(Require(reply, $"SIZE {path}").Text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size
            : throw Senseless(reply);
    }

    /// <summary>The SHA-256 of a file, as the server says: <c>213 SHA-256 0-49 169cd2… filename.ext</c>.</summary>
    /// <exception cref="FtpClientException">The server does not say.</exception>
    public async Task<Sha256Digest> HashAsync(string path, CancellationToken cancellation)
    {
        await _connection.SendAsync($"HASH {path}", cancellation);
        var reply = Require(await ReadAsync(_options.CommitTimeout, cancellation), $"HASH {path}");
        return reply.Text.Split(' ') is ["SHA-256", _, var hex, ..] && Sha256Digest.TryParse(hex, out var digest) ? digest : throw Senseless(reply);
    }

    /// <summary>Says how many bytes the next upload has.</summary>
    /// <exception cref="FtpClientException">The server has refused.</exception>
    public async Task AllocateAsync(long length, CancellationToken cancellation) => await DoAsync($"ALLO {length}", cancellation);

    /// <summary>Carries out a command that only this server knows.</summary>
    /// <returns>What it has answered.</returns>
    /// <exception cref="FtpClientException">The server has refused.</exception>
    public async Task<string> SiteAsync(string command, CancellationToken cancellation) => Require(await SayAsync($"SITE {command}", cancellation), "SITE").Text;

    /// <summary>Removes a file.</summary>
    /// <exception cref="FtpClientException">The server has refused.</exception>
    public async Task DeleteAsync(string path, CancellationToken cancellation) => await DoAsync($"DELE {path}", cancellation);

    /// <summary>Makes a folder.</summary>
    /// <exception cref="FtpClientException">The server has refused.</exception>
    public async Task CreateFolderAsync(string path, CancellationToken cancellation) => await DoAsync($"MKD {path}", cancellation);

    /// <summary>Gives a file another name.</summary>
    /// <exception cref="FtpClientException">The server has refused.</exception>
    public async Task RenameAsync(string from, string to, CancellationToken cancellation)
    {
        await DoAsync($"RNFR {from}", cancellation);
        await DoAsync($"RNTO {to}", cancellation);
    }
}
