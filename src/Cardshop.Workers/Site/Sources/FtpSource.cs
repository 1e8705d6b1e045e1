using Cardshop.Content;
using Cardshop.Content.Fetching;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Queue;
using Cardshop.Ftp.Client;
using Cardshop.Primitives;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;

namespace Cardshop.Workers.Site.Sources;

/// <summary>Files of a warehouse's FTP door, with the account and an access token of the scheduler.</summary>
/// <param name="storage">The file system.</param>
/// <param name="client">Has the token, and says whose it is.</param>
/// <param name="fingerprint">SHA-256 of the certificate that the warehouse must have; null for one that this machine trusts.</param>
/// <param name="clock">For pauses.</param>
public sealed class FtpSource(IStorage storage, SchedulerClient client, Sha256Digest? fingerprint, TimeProvider clock) : IImageSource
{
    private const string Plain = "ftp";
    private const string Secured = "ftps";
    private const int ImplicitPort = 990;
    private const int MostFailures = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public bool Serves(Uri address) => address.Scheme is Plain or Secured;

    /// <inheritdoc/>
    public async Task FetchAsync(WorkFile file, Uri address, string path, IProgress<TaskProgress> progress, CancellationToken cancellation)
    {
        var folder = FileDownload.PartOf(path);
        storage.CreateDirectory(folder);
        var part = Path.Join(folder, "ftp");
        var backoff = new Backoff(FirstPause, LongestPause, new Random());
        for (var (failures, farthest) = (0, -1L); ; await Task.Delay(backoff.After(failures), clock, cancellation))
        {
            try
            {
                await ReceiveAsync(file, address, part, progress, cancellation);
                break;
            }
            catch (FtpClientException error)
            {
                var reached = storage.Find(part)?.Length ?? 0;
                failures = reached > farthest ? 1 : failures + 1;
                farthest = Math.Max(farthest, reached);
                if (!error.IsTransient || failures == MostFailures)
                {
                    throw new FetchException(KindOf(error), $"{address.Host}: {error.Message}", error);
                }
            }
        }

        storage.Move(part, path);
        storage.FlushDirectory(Path.GetDirectoryName(path)!);
        Directory.Delete(folder, recursive: true);
    }

    private async Task ReceiveAsync(WorkFile file, Uri address, string part, IProgress<TaskProgress> progress, CancellationToken cancellation)
    {
        await using var stream = PartStream.Open(storage, part, file.Size, cancellation);
        var begin = stream.Length;
        if (begin < file.Size)
        {
            var meter = new TransferMeter(clock);
            var telling = new CallbackProgress<long>(bytes =>
            {
                meter.Measure(bytes);
                progress.Report(TaskProgress.Of($"download {file.Name}", begin + bytes, file.Size, meter.BytesPerSecond));
            });
            await using var ftp = await FtpClient.ConnectAsync(await OptionsAsync(address, cancellation), clock, cancellation);
            await ftp.DownloadAsync(Uri.UnescapeDataString(address.AbsolutePath), begin, stream, telling, cancellation);
        }

        stream.Flush();
        if (stream.Length != file.Size || stream.Digest() != Sha256Digest.Parse(file.Sha256))
        {
            storage.Delete(part);
            throw new FetchException(
                stream.Length != file.Size ? FetchFailure.LengthMismatch : FetchFailure.ChecksumMismatch,
                $"{file.Name}: what {address.Host} sent has {stream.Length} bytes and the SHA-256 {stream.Digest()}, not {file.Size} and {file.Sha256}. It is downloaded anew the next time.");
        }
    }

    private async Task<FtpClientOptions> OptionsAsync(Uri address, CancellationToken cancellation)
    {
        var account = (await client.GetOwnSiteAsync(cancellation)).Account ?? throw new FetchException(FetchFailure.Refused, "The site has no account.");
        var isImplicit = address.Scheme is Secured;
        return new FtpClientOptions(address.IdnHost, address.IsDefaultPort || address.Port < 0 ? (isImplicit ? ImplicitPort : 21) : address.Port, account, await client.AccessTokenAsync(cancellation))
        {
            Security = isImplicit ? FtpSecurity.Implicit : address.IsLoopback ? FtpSecurity.None : FtpSecurity.Explicit,
            Fingerprint = fingerprint,
        };
    }

    private static FetchFailure KindOf(FtpClientException error) => error switch
    {
        { IsTransient: true } => FetchFailure.Unreachable,
        { Code: 550 } => FetchFailure.NotFound,
        _ => FetchFailure.Refused,
    };
}
