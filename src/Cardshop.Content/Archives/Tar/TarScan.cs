using System.Security.Cryptography;
using Cardshop.Content.Archives.Members;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Tar;

namespace Cardshop.Content.Archives.Tar;

/// <summary>Reads a tar archive once, notes its members, and hashes their files.</summary>
/// <param name="input">The archive.</param>
/// <param name="place">Where the bytes of files lie.</param>
/// <param name="guard">Watches how the archive is compressed, if it is.</param>
/// <param name="budget">What the archive may grow to.</param>
/// <param name="register">Takes the members.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class TarScan(
    TarInput input,
    ContentPlace place,
    CompressionGuard? guard,
    ExpansionBudget budget,
    MemberRegister register,
    ArchiveProblems problems) : IDisposable
{
    private readonly TarReader _reader = new(input);
    private readonly byte[] _piece = GC.AllocateUninitializedArray<byte>(128 << 10);
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Runs through all members.</summary>
    /// <returns>What people should know, a sentence each.</returns>
    /// <exception cref="TarFormatException">The archive is damaged.</exception>
    public IEnumerable<string> Run()
    {
        while (_reader.Next() is { } member)
        {
            budget.Spend(member.Length);
            if (Text(member, member.NameBytes) is { } name && register.Accept(name, out var path))
            {
                guard?.Member = name;
                Take(member, name, path);
            }
        }

        if (input.Position == 0)
        {
            throw problems.With("It is empty.");
        }

        input.Finish();
        return _reader.HasEndMarker ? [] : ["It ends without an end marker: it may have been cut off."];
    }

    public void Dispose() => _sha256.Dispose();

    private static string? Refusal(TarEntry member, string path) => member.Kind switch
    {
        TarEntryKind.SparseFile => "is a sparse member, which is not supported; make the archive without --sparse",
        TarEntryKind.Directory => null,
        _ when path.Length == 0 => "is no folder and has no name",
        TarEntryKind.File or TarEntryKind.HardLink or TarEntryKind.SymbolicLink => null,
        TarEntryKind.CharacterDevice or TarEntryKind.BlockDevice => "is a device, which does not go onto images",
        TarEntryKind.Fifo => "is a named pipe, which does not go onto images",
        TarEntryKind.Continuation => "is a part of a file that begins in another archive",
        _ => $"is of the unknown type {MemberName.Quote([member.TypeFlag])}",
    };

    private void Take(TarEntry member, string name, string path)
    {
        if (Refusal(member, path) is { } refusal)
        {
            register.Refuse(name, refusal);
            return;
        }

        var modified = TarTime.From(member.Modified);
        switch (member.Kind)
        {
            // Without a path it is the folder that the archive goes to, which is not the archive's to change.
            case TarEntryKind.Directory when path.Length == 0:
                break;
            case TarEntryKind.Directory:
                register.AddDirectory(path, member.Mode, modified);
                break;
            case TarEntryKind.SymbolicLink when Text(member, member.LinkBytes) is { } target:
                register.AddSymlink(path, modified, target);
                break;
            case TarEntryKind.HardLink when Text(member, member.LinkBytes) is { } original:
                register.AddHardLink(path, member.Mode, modified, original);
                break;
            case TarEntryKind.File:
                register.AddFile(path, member.Mode, modified, place, new MemberContent(member.Offset, member.Length, Hash(member.Length)));
                break;
        }
    }

    /// <summary>Reads the data of a member; its SHA-256.</summary>
    private Sha256Digest Hash(long length)
    {
        for (; length > 0; length -= _piece.Length)
        {
            var piece = _piece.AsSpan(0, (int)Math.Min(length, _piece.Length));
            _reader.ReadContent(piece);
            _sha256.AppendData(piece);
        }

        Span<byte> digest = stackalloc byte[Sha256Digest.Size];
        _sha256.GetHashAndReset(digest);
        return new Sha256Digest(digest);
    }

    /// <summary>A name as text; null when it is none, which is then noted.</summary>
    private string? Text(TarEntry member, ReadOnlyMemory<byte> bytes)
    {
        var text = MemberName.Decode(bytes.Span);
        if (text is null)
        {
            problems.Add(
                $"{MemberName.Quote(member.NameBytes.Span)} has a name or a target that is not UTF-8; "
                + "make the archive anew on a system that uses UTF-8.");
        }

        return text;
    }
}
