using Cardshop.Content.Archives.Members;
using Cardshop.Content.Archives.Tar;
using Cardshop.Content.Archives.Zip;
using Cardshop.Content.Store;
using Cardshop.Primitives.Compression;
using Cardshop.Primitives.Tar;

namespace Cardshop.Content.Archives;

/// <summary>Reads an archive once: finds its members, holds them to the rules, hashes their files and unpacks what is compressed.</summary>
internal sealed class ArchiveReader : IDisposable
{
    // A decompressed tar archive is the same whoever made it; the files of a zip archive lie as we put them.
    private const string UnpackedTar = "tar";
    private const string UnpackedZip = "unpacked-zip-1";

    private const int ReadAhead = 64 << 10;

    private readonly ContentStore _store;
    private readonly ArchiveSource _source;
    private readonly ExpansionLimits _limits;
    private readonly ArchiveProblems _problems;
    private readonly MemberRegister _register;
    private readonly UnpackedContent _unpacked;

    /// <param name="store">Takes what is unpacked.</param>
    /// <param name="source">The archive.</param>
    /// <param name="limits">What it may grow to.</param>
    public ArchiveReader(ContentStore store, ArchiveSource source, ExpansionLimits limits)
    {
        _store = store;
        _source = source;
        _limits = limits;
        _problems = new ArchiveProblems(source.Name);
        _register = new MemberRegister(_problems);
        _unpacked = new UnpackedContent(store);
    }

    /// <summary>What was found.</summary>
    public MemberTable Members => _register.Members;

    /// <summary>What people should know, a sentence each.</summary>
    public IReadOnlyList<string> Notices { get; private set; } = [];

    /// <summary>Reads the archive.</summary>
    /// <param name="progress">Learns how many bytes of it were read.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ArchiveException">It is damaged, or has members that cannot or must not be expanded.</exception>
    public void Read(IProgress<long>? progress, CancellationToken cancellation)
    {
        RequireKind();
        IEnumerable<string> notices = [];
        try
        {
            if (_source.Kind == ArchiveKind.Zip)
            {
                new ZipScan(_source.Content, _unpacked, _limits, _register, _problems).Run(progress, cancellation);
            }
            else
            {
                notices = ReadTar(new ArchivePass(_source.Content, progress, cancellation));
            }
        }
        catch (IOException error) when (error is CompressedDataException or TarFormatException)
        {
            throw _problems.With(error.Message);
        }

        new MemberReview(Members, _problems).Run();
        _problems.ThrowIfAny();
        Notices =
        [
            .. notices,
            .. _register.Junk.Sentence(
                "is what an operating system leaves behind, and is left out",
                "are what operating systems leave behind, and are left out"),
            .. _register.Replaced.Sentence("comes twice; the later one counts", "come again; the last one of each counts"),
        ];
    }

    /// <summary>Puts what was unpacked into the store; null when nothing was.</summary>
    public StoredBlob? CommitUnpacked()
    {
        var blob = _unpacked.Commit();
        if (blob is not null)
        {
            _store.RecordDerived(_source.Kind == ArchiveKind.Zip ? UnpackedZip : UnpackedTar, _source.Digest, blob.Digest);
        }

        return blob;
    }

    public void Dispose() => _unpacked.Dispose();

    private void RequireKind()
    {
        var start = _source.Content.ReadBytes(0, (int)Math.Min(ArchiveKinds.MagicLength, _source.Content.Length));
        var seen = ArchiveKinds.Detect(start);

        // A tar archive of old has nothing that tells it, and a zip archive may begin with anything.
        if (seen != _source.Kind && (seen is not null || _source.Kind.Compression() is not null))
        {
            var hint = seen is { } kind ? $"; it looks like what \"via: {kind.ToName()}\" stands for" : "";
            throw _problems.With($"It is no {_source.Kind.ToName()} archive{hint}.");
        }
    }

    private IEnumerable<string> ReadTar(ArchivePass pass)
    {
        if (_source.Kind.Compression() is not { } format)
        {
            return ReadTar(pass, ContentPlace.Archive, guard: null);
        }

        using var decompressed = Decompression.Open(format, pass);
        return ReadTar(decompressed, ContentPlace.Unpacked, new CompressionGuard(_limits, pass, _problems));
    }

    private IEnumerable<string> ReadTar(Stream archive, ContentPlace place, CompressionGuard? guard)
    {
        using var buffered = new BufferedStream(archive, ReadAhead);
        using var input = new TarInput(buffered, place == ContentPlace.Unpacked ? _unpacked.Writer : null, guard);
        using var scan = new TarScan(input, place, guard, new ExpansionBudget(_limits, _problems), _register, _problems);
        return scan.Run();
    }
}
