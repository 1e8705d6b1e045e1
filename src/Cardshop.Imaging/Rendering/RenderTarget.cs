using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Storage;

namespace Cardshop.Imaging.Rendering;

/// <summary>
/// An image on its way to a name: <c>OUT.part</c> with its journal, until it is whole, durable and renamed to <c>OUT</c>.
/// </summary>
public sealed class RenderTarget : IDisposable
{
    private readonly IStorage _storage;
    private readonly string _output;
    private readonly IDisposable _lock;

    private RenderTarget(IStorage storage, string output, IDisposable heldLock, RenderJournal journal, IStorageFile image)
    {
        _storage = storage;
        _output = output;
        _lock = heldLock;
        Journal = journal;
        Image = image;
    }

    /// <summary>Mapped ranges of the disk before this offset were written by an earlier run.</summary>
    public long ResumedAt => Journal.Watermark;

    internal RenderJournal Journal { get; }

    internal IStorageFile Image { get; }

    internal string PartPath => _output + ".part";

    /// <summary>Carries on where an interrupted render of the same plan stopped, or begins anew.</summary>
    /// <exception cref="IOException">Another process is rendering to the same name, or the file system refuses.</exception>
    public static RenderTarget Open(IStorage storage, string output, ImagePlan plan)
    {
        var part = output + ".part";
        var held = storage.TryLock(LockPath(output))
            ?? throw new IOException($"{part}: another process is working on this image. Wait for it, or choose another name.");
        RenderJournal? journal = null;
        try
        {
            journal = storage.Find(part)?.Length == plan.Length
                ? RenderJournal.TryResume(storage, JournalPath(output), plan.Fingerprint, plan.Length)
                : null;
            var image = storage.Open(part, journal is null ? StorageMode.Replace : StorageMode.Existing);
            image.SetLength(plan.Length);
            journal ??= RenderJournal.Begin(storage, JournalPath(output), plan.Fingerprint, plan.Length);
            return new RenderTarget(storage, output, held, journal, image);
        }
        catch
        {
            journal?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <summary>The digests of all ranges, once the render is over.</summary>
    public IEnumerable<RangeDigest> Ranges() => Journal.Ranges();

    /// <summary>
    /// Gives the image its name. Companions (the manifest, the block map) that were written as <c>NAME.part</c> get theirs first, so
    /// that an image under its final name always has them.
    /// </summary>
    /// <param name="companions">Final paths.</param>
    public void Publish(params IEnumerable<string> companions)
    {
        Image.Flush();
        Close();
        foreach (var companion in companions)
        {
            _storage.Move(companion + ".part", companion);
        }

        _storage.Move(PartPath, _output);
        _storage.FlushDirectory(Path.GetDirectoryName(_output)!);
        _storage.Delete(JournalPath(_output));
        _storage.Delete(LockPath(_output));
    }

    /// <summary>Removes what was written so far.</summary>
    public void Discard()
    {
        Close();
        _storage.Delete(PartPath);
        _storage.Delete(JournalPath(_output));
        _storage.Delete(LockPath(_output));
    }

    /// <summary>Keeps what was written, for another run to carry on.</summary>
    public void Dispose()
    {
        Close();
        _lock.Dispose();
    }

    private static string JournalPath(string output) => output + ".part.journal";

    private static string LockPath(string output) => output + ".part.lock";

    private void Close()
    {
        Image.Dispose();
        Journal.Dispose();
    }
}
