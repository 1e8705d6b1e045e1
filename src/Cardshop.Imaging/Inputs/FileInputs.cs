using Cardshop.Content.Archives;
using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Hotspot.Recipes;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Inputs;

/// <summary>Gets the files of a recipe, or an idea of them.</summary>
internal sealed class FileInputs(ContentStore store, Fetcher fetcher, LockRules rules, long archiveRoom)
{
    private readonly ArchiveExpansion _expansion = new(store);

    /// <summary>Fetches a file, and looks into it if it is an archive.</summary>
    public async Task<FileInput> GetAsync(FileSpec spec, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        if (spec.Inline is { } inline)
        {
            return Inline(spec, inline);
        }

        var fetched = await fetcher.FetchAsync(RequestFor(spec), new FetchingProgress(progress), cancellation);
        return Open(spec, fetched, progress, cancellation);
    }

    /// <summary>Takes a file if it is at hand, else says what is known of it.</summary>
    public async Task<FileInput> SurveyAsync(FileSpec spec, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        if (spec.Inline is { } inline)
        {
            return Inline(spec, inline);
        }

        return await fetcher.FindAsync(RequestFor(spec), new FetchingProgress(progress), cancellation) is { } found
            ? Open(spec, found, progress, cancellation)
            : await EstimateAsync(spec, cancellation);
    }

    private static FileInput Inline(FileSpec spec, ByteSource content) =>
        new(spec, content, Sha256Digest.Of(content.ReadAll()), new Figure(content.Length));

    private FetchRequest RequestFor(FileSpec spec) => ChecksumRequests.With(
        new FetchRequest(spec.Url!) { Locked = rules.ForUrl(spec.Url!)?.Sha256, DeclaredSize = spec.IsArchive ? null : spec.Size?.Bytes }, spec.Checksum);

    private FileInput Open(FileSpec spec, FetchedContent fetched, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var archive = spec.IsArchive ? Expand(spec, fetched, progress, cancellation) : null;
        IEnumerable<string> own = archive is null && spec.Size is { } declared && declared.Bytes != fetched.Length
            ? [$"It has {fetched.Length} bytes, not the {declared.Bytes} that the recipe declares."]
            : [];
        return new FileInput(spec, fetched.Content, fetched.Digest, new Figure(archive?.Length ?? fetched.Length))
        {
            Locked = rules.Pin(spec.Url!, fetched),
            Archive = archive,
            Notices = [.. fetched.Notices.Concat(archive?.Notices ?? []).Concat(own).Select(notice => $"{spec.Url}: {notice}")],
        };
    }

    private ExpandedArchive Expand(FileSpec spec, FetchedContent fetched, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var name = spec.Url!.ToString();
        _ = ArchiveKinds.TryParse(spec.Via.ToName(), out var kind);
        var source = new ArchiveSource(name, kind, fetched.Content, fetched.Digest) { DeclaredSize = spec.Size?.Bytes };
        var reading = new UnpackingProgress(progress, name, fetched.Length);
        return _expansion.Expand(source, new ExpansionLimits { Room = archiveRoom }, reading, cancellation);
    }

    private async Task<FileInput> EstimateAsync(FileSpec spec, CancellationToken cancellation)
    {
        var figure = spec.Size is { } declared
            ? new Figure(declared.Bytes, "size of the recipe")
            : new Figure((await fetcher.ProbeAsync(spec.Url!, cancellation)).Length ?? 0, spec.IsArchive ? "length of the archive" : "length that the server says");
        return new FileInput(spec, new AbsentSource(spec.Url!.ToString(), figure.Bytes), default, figure);
    }
}
