using System.Runtime.InteropServices;

namespace Cardshop.Content.Archives.Members;

/// <summary>
/// The members of an archive, numbered in its order, and found by their paths: some 170 bytes each with a path of 60.
/// </summary>
internal sealed class MemberTable
{
    private readonly ChunkedList<Entry> _entries = new();
    private readonly TextHeap _texts = new();

    // Open addressing: the number of a member plus one, or zero. At least half of the slots stay free.
    private int[] _slots = new int[1024];

    public int Count => _entries.Count;

    public ref readonly MemberRecord this[int number] => ref _entries[number].Record;

    /// <summary>UTF-8.</summary>
    public ReadOnlySpan<byte> PathOf(int number) => _texts.Get(_entries[number].Text, _entries[number].PathLength);

    /// <summary>What a symbolic link says, in UTF-8.</summary>
    public ReadOnlySpan<byte> TargetOf(int number)
    {
        ref var entry = ref _entries[number];
        return _texts.Get(entry.Text + entry.PathLength, entry.TargetLength);
    }

    /// <summary>Whether a later member has the same path.</summary>
    public bool IsReplaced(int number) => _entries[number].IsReplaced;

    /// <summary>The number of the last member of a path so far; null when there is none.</summary>
    public int? Find(ReadOnlySpan<byte> path)
    {
        var number = _slots[SlotOf(path, Hash(path))] - 1;
        return number < 0 ? null : number;
    }

    /// <summary>Appends a member.</summary>
    /// <param name="record">What is known of it.</param>
    /// <param name="path">Where it goes, at most <see cref="MemberPath.LongestPath"/> bytes.</param>
    /// <param name="target">What a symbolic link says, at most as many.</param>
    /// <returns>The number of the member that had the path before; null when none had.</returns>
    public int? Add(in MemberRecord record, ReadOnlySpan<byte> path, ReadOnlySpan<byte> target)
    {
        if (2 * (Count + 1) > _slots.Length)
        {
            Grow();
        }

        Span<byte> texts = stackalloc byte[path.Length + target.Length];
        path.CopyTo(texts);
        target.CopyTo(texts[path.Length..]);
        var hash = Hash(path);
        _entries.Add(new Entry(record, _texts.Add(texts), (ushort)path.Length, (ushort)target.Length, hash));

        ref var slot = ref _slots[SlotOf(path, hash)];
        int? before = slot == 0 ? null : slot - 1;
        if (before is { } number)
        {
            _entries[number].IsReplaced = true;
        }

        slot = Count;
        return before;
    }

    // The hash is seeded anew in each process: no archive can be made so that all its paths meet in one slot.
    private static int Hash(ReadOnlySpan<byte> path)
    {
        var hash = default(HashCode);
        hash.AddBytes(path);
        return hash.ToHashCode();
    }

    private int SlotOf(ReadOnlySpan<byte> path, int hash)
    {
        var slot = hash & (_slots.Length - 1);
        while (_slots[slot] != 0 && !(_entries[_slots[slot] - 1].Hash == hash && PathOf(_slots[slot] - 1).SequenceEqual(path)))
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var number = 0; number < Count; number++)
        {
            if (!IsReplaced(number))
            {
                _slots[SlotOf(PathOf(number), _entries[number].Hash)] = number + 1;
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Entry(in MemberRecord record, long text, ushort pathLength, ushort targetLength, int hash)
    {
        public readonly MemberRecord Record = record;
        public readonly long Text = text;
        public readonly ushort PathLength = pathLength;
        public readonly ushort TargetLength = targetLength;
        public readonly int Hash = hash;
        public bool IsReplaced;
    }
}
