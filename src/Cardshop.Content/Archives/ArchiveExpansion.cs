using Cardshop.Content.Archives.Index;
using Cardshop.Content.Archives.Members;
using Cardshop.Content.Store;
using Cardshop.Primitives.Compression;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Content.Archives;

/// <summary>
/// Expands archives without copying what is in them: the files of a tar archive and the stored files of a zip archive are ranges of the
/// archive. What was compressed is unpacked once, into the content store, together with an index of all members; from then on the
/// archive is not read again to know them.
/// </summary>
/// <param name="store">Keeps what is made of an archive. What is returned reads from it, so it has to stay open as long.</param>
public sealed class ArchiveExpansion(ContentStore store)
{
    // A change of what an index holds, or of which members it lists, asks for another number.
    private const string IndexKind = "members-1";

    /// <summary>Expands an archive.</summary>
    /// <param name="source">The archive.</param>
    /// <param name="limits">What it may grow to.</param>
    /// <param name="progress">Learns how many bytes of the archive were read, if it has to be read.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ArchiveException">The archive is damaged, or has members that cannot or must not be expanded.</exception>
    /// <exception cref="MissingLibraryException">It is compressed in a way that needs a library which is not on this machine.</exception>
    /// <exception cref="IOException">Something could not be read or written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ExpandedArchive Expand(
        ArchiveSource source,
        ExpansionLimits limits,
        IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        var members = Recall(source);
        if (members is null)
        {
            Read(source, limits, progress, cancellation);
            members = Recall(source)
                ?? throw new IOException($"{store.Root}: what was put there is gone. Is something else clearing the content store?");
        }

        // It may have been read when there was more room.
        new ExpansionBudget(limits, new ArchiveProblems(source.Name)).Spend(members.Length);
        return new ExpandedArchive(members, members.Length, [.. members.Notices(), .. AgainstDeclaration(source, members.Length)]);
    }

    private static string KindOf(ArchiveSource source) => $"{IndexKind}-{source.Kind.ToName()}";

    private static IEnumerable<string> AgainstDeclaration(ArchiveSource source, long length) => source.DeclaredSize < length
        ? [$"Its files hold {length} bytes ({new ByteSize(length)}), more than the {source.DeclaredSize} that are declared."]
        : [];

    private MemberIndex? Recall(ArchiveSource source) => store.FindDerived(KindOf(source), source.Digest) is { } index
        ? MemberIndex.Open(index.Content, source.Content, digest => store.Find(digest)?.Content)
        : null;

    private void Read(ArchiveSource source, ExpansionLimits limits, IProgress<long>? progress, CancellationToken cancellation)
    {
        using var reader = new ArchiveReader(store, source, limits);
        reader.Read(progress, cancellation);
        var unpacked = reader.CommitUnpacked();

        using var blob = store.BeginBlob();
        new IndexWriter(reader.Members).Write(blob, reader.Notices, unpacked?.Digest ?? default);
        store.RecordDerived(KindOf(source), source.Digest, blob.Commit().Digest);
    }
}
