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
        IStorageFile? image = null;
        try
        {
            journal = storage.Find(part)?.Length == plan.Length
                ? RenderJournal.TryResume(storage, JournalPath(output), plan.Fingerprint, plan.Length)
                : null;
            image = journal is null ? NewImage(storage, output, plan.Length) : storage.Open(part, StorageMode.Existing);
            journal ??= NewJournal(storage, output, plan);
            return new RenderTarget(storage, output, held, journal, image);
        }
        catch
        {
            image?.Dispose();
            if (journal is null)
            {
                // Nothing is recorded, so there is nothing to carry on with.
                storage.Delete(part);
                storage.Delete(JournalPath(output));
                storage.Delete(LockPath(output));
            }

            journal?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <summary>The digests of all ranges, once the render is over.</summary>
    public IEnumerable<RangeDigest> Ranges() => Journal.Ranges();

    /// <summary>
    /// Gives the image its name. Companions (the manifest, the block map) that were written as <c>NAME.part</c> get theirs first, and before
    /// them goes an older image of that name: an image under its final name always has the companions that are its own. Without
    /// companions an older image is replaced at once.
    /// </summary>
    /// <param name="companions">Final paths.</param>
    public void Publish(params IEnumerable<string> companions)
    {
        Image.Flush();
        Close();

        // Unless the folder is flushed between them, names become durable in any order, or not at all.
        string[] all = [.. companions];
        if (all.Length > 0)
        {
            _storage.Delete(_output);
            FlushNames(_storage, _output);
        }

        foreach (var companion in all)
        {
            _storage.Move(companion + ".part", companion);
        }

        FlushNames(_storage, _output);
        _storage.Move(PartPath, _output);
        FlushNames(_storage, _output);
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

    /// <summary>
    /// An image of nothing but holes. The journal speaks for the bytes beside it: the old one has to be gone for good before they are, and
    /// they before a new one begins. Otherwise what is left after a cut is a journal that vouches for bytes of another plan.
    /// </summary>
    private static IStorageFile NewImage(IStorage storage, string output, long length)
    {
        storage.Delete(JournalPath(output));
        FlushNames(storage, output);
        var image = storage.Open(output + ".part", StorageMode.Replace);
        try
        {
            image.SetLength(length);
            image.Flush();
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>A journal of nothing; from here on a power cut leaves something to carry on with.</summary>
    private static RenderJournal NewJournal(IStorage storage, string output, ImagePlan plan)
    {
        var journal = RenderJournal.Begin(storage, JournalPath(output), plan.Fingerprint, plan.Length);
        FlushNames(storage, output);
        return journal;
    }

    private static void FlushNames(IStorage storage, string output) => storage.FlushDirectory(Path.GetDirectoryName(output)!);

    private static string JournalPath(string output) => output + ".part.journal";

    private static string LockPath(string output) => output + ".part.lock";

    private void Close()
    {
        Image.Dispose();
        Journal.Dispose();
    }
}
