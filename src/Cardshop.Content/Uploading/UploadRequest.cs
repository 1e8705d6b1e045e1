using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Uploading;

/// <summary>Something to upload.</summary>
/// <param name="Endpoint">Where uploads are created.</param>
/// <param name="Name">What it is to be called there.</param>
/// <param name="Content">Its bytes. What is known to be zeros is not sent when the server has it so.</param>
public sealed record UploadRequest(Uri Endpoint, string Name, ByteSource Content)
{
    /// <summary>SHA-256 of the bytes. When it is not known it is computed on the way and told at the end.</summary>
    public Sha256Digest? Digest { get; init; }

    /// <summary>The upload that an earlier attempt began; null for a new one.</summary>
    public Uri? Resume { get; init; }

    /// <summary>Told where the upload is, so that it can be resumed by another process.</summary>
    public Action<Uri>? Began { get; init; }

    /// <summary>
    /// Told every byte once and in order, except what is known to be zeros: what needs its own digests gets them on the way. Only when
    /// <see cref="Digest"/> is not known beforehand.
    /// </summary>
    public UploadObserver? Observer { get; init; }

    /// <summary>Waited for when all bytes are there and before the object becomes visible: the time for what lies beside it.</summary>
    public Func<Sha256Digest, CancellationToken, Task>? BeforePublication { get; init; }
}
