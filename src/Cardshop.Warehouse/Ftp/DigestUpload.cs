using System.Text;
using Cardshop.Ftp.Files;
using Cardshop.Primitives.Digests;

namespace Cardshop.Warehouse.Ftp;

/// <summary>
/// The upload of <c>NAME.sha256</c>, which tells the SHA-256 of <c>NAME</c> in the format of <c>sha256sum</c>: <c>HEX  NAME</c>. The warehouse
/// writes such files itself; what is in this one is only read.
/// </summary>
internal sealed class DigestUpload(string name, Func<Sha256Digest, Task<string>> announce) : IFtpUpload
{
    private const int DigitCount = 2 * Sha256Digest.Size;

    private readonly byte[] _bytes = new byte[4096];
    private int _length;

    public CancellationToken Displaced => CancellationToken.None;

    public ValueTask<Memory<byte>> RoomAsync(CancellationToken cancellation) =>
        _length < _bytes.Length ? new(_bytes.AsMemory(_length)) : throw Senseless();

    public void Advance(int count) => _length += count;

    public async ValueTask<string> CommitAsync(CancellationToken cancellation)
    {
        // sha256sum puts a backslash in front when there is something special about the name.
        var text = Encoding.UTF8.GetString(_bytes, 0, _length).TrimStart('\\', '\uFEFF');
        return text.Length >= DigitCount && (text.Length == DigitCount || char.IsWhiteSpace(text[DigitCount])) && Sha256Digest.TryParse(text[..DigitCount], out var digest)
            ? await announce(digest)
            : throw Senseless();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private FtpFileException Senseless() => new(FtpFault.WrongBytes, $"{name}: that is not what sha256sum writes: 64 hexadecimal digits, two spaces, and the name.");
}
