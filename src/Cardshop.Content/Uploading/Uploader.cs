
namespace Cardshop.Content.Uploading;

/// <summary>
/// Uploads by tus 1.0: goes on where the server is after whatever broke, tells the SHA-256 of the whole, and leaves holes out where the server
/// takes <c>application/vnd.cardshop.sparse</c>. Memory: a few pieces.
/// </summary>
/// <param name="http">How servers are reached. Wrap its handler to add <c>Authorization</c>.</param>
/// <param name="options">How it behaves.</param>
/// <param name="clock">What time it is.</param>
/// <param name="random">Varies the pauses.</param>
public sealed class Uploader(HttpMessageInvoker http, UploadOptions options, TimeProvider clock, Random random)
{
    private readonly Backoff _backoff = new(options.FirstPause, options.LongestPause, random);

    /// <summary>Uploads something; returns when the server has all of it, verified.</summary>
    /// <exception cref="UploadException">It cannot be done.</exception>
    /// <exception cref="IOException">The content cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. What was sent stays, for the next time.</exception>
    public async Task<UploadedContent> UploadAsync(UploadRequest request, IProgress<UploadProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var reader = new UploadReader(request.Content, request.Observer, isHashing: request.Digest is null, options.PieceSize);
        var exchange = new UploadExchange(http, request, options, clock, reader, progress);
        var failures = 0;
        for (var farthest = 0L; ;)
        {
            UploadException failure;
            try
            {
                return await exchange.AttemptAsync(cancellation);
            }
            catch (UploadException error) when (error.IsTransient)
            {
                failure = error;
            }

            failures = exchange.Reached > farthest ? 1 : failures + 1;
            farthest = Math.Max(farthest, exchange.Reached);
            if (failures >= options.Attempts)
            {
                throw failure;
            }

            await Task.Delay(Pause(failures, failure), clock, cancellation);
        }
    }

    private TimeSpan Pause(int failures, UploadException failure)
    {
        var varied = _backoff.After(failures);
        return failure.RetryAfter is { } asked && asked > varied && asked <= options.LongestPause ? asked : varied;
    }
}
